"""How does the simulator become machine code, and how is it started again?

How it works: numba compiles `kernel.walk.simulate_all` once. The object file that comes of it
is handed out, to be kept by whoever keeps files; handed in again it is loaded in a
twentieth of the time that numba takes to start. Only llvmlite is needed for that.
"""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from typing import Any

from million_miles.roadmap.layout import NOW, Records

NAME = "simulate_all"
SUM_BYTES = 32

_loaded: list[_Machine] = []  # none or one


class CodeError(ValueError):
    """What was handed in is not the whole machine code of the simulator."""


class _Machine:
    """The simulator, loaded.

    What numba compiles takes two more places, for a result and for an exception; the
    simulator has neither.
    """

    def __init__(self, code: bytes) -> None:
        import llvmlite.binding as llvm

        empty = llvm.parse_assembly("")
        self.engine = llvm.create_mcjit_compiler(empty, _target())  # owns the code
        self.engine.add_object_file(llvm.ObjectFileRef.from_data(code))
        self.engine.finalize_object()
        place = self.engine.get_function_address(NAME)
        pointer = ctypes.c_void_p
        kind = ctypes.CFUNCTYPE(ctypes.c_int, pointer, pointer, pointer, ctypes.c_int64)
        self.function = kind(place)
        self.unused = (ctypes.c_void_p * 2)()

    def __call__(self, moment: Records, futures: int) -> None:
        unused = ctypes.addressof(self.unused)
        self.function(unused, unused, moment.ctypes.data, futures)


def walk_all(moment: Records, futures: int) -> None:
    """Walk through all futures, with the code that was loaded or compiled last.

    Args:
        moment: the record of the present moment, (1,), with the places of all arrays.
        futures: how many.
    """
    if not _loaded:
        load_simulator(compile_simulator())
    _loaded[0](moment, futures)


def load_simulator(code: bytes) -> None:
    """Use machine code that `compile_simulator` made under the same `code_mark`.

    Raises:
        CodeError: it is not whole. That it was made to do harm is not noticed.
    """
    if _sum(code[SUM_BYTES:]) != code[:SUM_BYTES]:
        raise CodeError(f"want whole code, got {len(code)} bytes with another sum")
    _loaded[:] = [_Machine(code[SUM_BYTES:])]


def is_simulator_loaded() -> bool:
    """Whether `simulate` can begin at once."""
    return bool(_loaded)


def code_mark() -> str:
    """Return what machine code is good for, besides the text of this package."""
    from importlib.metadata import version  # slow to import

    import llvmlite.binding as llvm

    processor = (llvm.get_process_triple(), llvm.get_host_cpu_name(), _features())
    compilers = (version("numba"), version("llvmlite"))
    return repr((processor, compilers, NOW.descr))


def compile_simulator() -> bytes:
    """Compile the simulator for this processor, which takes some seconds.

    Returns:
        a checksum, then an object file with nothing in it but the simulator.
    """
    import llvmlite.binding as llvm
    from numba import from_dtype, types

    with _without_collector():
        from million_miles.roadmap.kernel.frontend import only_front_end, put_together
        from million_miles.roadmap.kernel.walk import simulate_all

        wanted = (from_dtype(NOW), types.int64)
        compiled: Any = simulate_all
        with only_front_end():
            compiled.compile(wanted)
        made = compiled.overloads[wanted]._asdict()
        name = made["fndesc"].llvm_func_name
        module = put_together(made["library"])
    for one in (*module.functions, *module.global_variables):
        if one.name == name:
            one.name = NAME
        elif not one.is_declaration:
            one.linkage = "internal"
    # What is around it, to be called from Python, is cut off with what nobody calls.
    tuning = llvm.create_pipeline_tuning_options(speed_level=2)
    tuning.loop_unrolling = False  # it takes longer, and gains nothing here
    builder = llvm.create_pass_builder(_target(), tuning)
    builder.getModulePassManager().run(module, builder)
    code = bytes(_target().emit_object(module))
    return _sum(code) + code


def _sum(code: bytes) -> bytes:
    """Return what tells whole code from any other, which would crash the program."""
    return blake2b(code, digest_size=SUM_BYTES).digest()


@cache
def _target() -> Any:
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    return llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=_features(),
        opt=3,
        codemodel="jitdefault",
    )


def _features() -> str:
    import llvmlite.binding as llvm

    return str(llvm.get_host_cpu_features().flatten())


@contextmanager
def _without_collector() -> Iterator[None]:
    """Leave garbage where it lies: looking for it takes a sixth of the compilation."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
