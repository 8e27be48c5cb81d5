"""How are the functions of the simulator compiled, and soon?

How it works: numba goes over each function some twenty times, and most of those passes
look for what the simulator does not use: closures, arrays to be fused, names whose type
changes, branches on the types of arguments, memory to be let go. They are left out.
"""

from __future__ import annotations

from typing import Any, ClassVar

from numba import njit
from numba.core import (
    compiler,
    interpreter,
    ir,
    lowering,
    typed_passes,
    untyped_passes,
)


class _Interpreter(interpreter.Interpreter):
    """Says Python's byte code in numba's language."""

    def post_process(self, _peepholes, func_ir):
        """Look for no `try`, no deletions and no calls with stars."""
        return func_ir


class _Interpreting(untyped_passes.TranslateByteCode):
    _name = "simulator_interpreting"

    def run_pass(self, state):
        """Say the function in numba's language."""
        state.func_ir = _Interpreter(state.func_id).interpret(state.bc)
        return True


class _Lower(lowering.Lower):
    """Says numba's language in LLVM's. Numbers and places need not be let go."""

    def lower_block(self, block):
        """Say one line after the other, without a note of each in case of an error."""
        self.pre_block(block)
        for line in block.body:
            self.loc = line.loc
            if isinstance(line, ir.Assign):
                kind, name = self.typeof(line.target.name), line.target.name
                self.storevar(self.lower_assign(kind, line), name)
            else:
                self.lower_inst(line)

    def storevar(self, value, name, argidx=None):
        """Keep a value; nobody has to know of the one before."""
        if name in self._singly_assigned_vars:
            self._blk_local_varmap[name] = value
        else:
            self.builder.store(value, self.getvar(name))

    def incref(self, _kind, _value):
        """Count nobody who uses it."""


class _Lowering(typed_passes.NativeLowering):
    _name = "simulator_lowering"
    lowering_class = _Lower


_PASSES: tuple[Any, ...] = (
    _Interpreting,
    untyped_passes.FixupArgs,
    typed_passes.NopythonTypeInference,
    _Lowering,
    typed_passes.NoPythonBackend,
)


class FewPasses(compiler.CompilerBase):
    """The passes without which plain loops over numbers and records do not compile."""

    pipeline_name = "simulator"
    exec_times: ClassVar[dict[str, Any]] = {}  # nobody takes the time

    def define_pipelines(self) -> list[Any]:
        """Return the one list of passes: this object itself."""
        return [self]

    def run(self, state):
        """Run the passes in their order, without numba's clocks and checks."""
        for one in _PASSES:
            one().run_pass(state)


# For functions that are compiled only as a part of what calls them.
inner = njit(  # type: ignore[call-overload] # numba's types leave three options out
    error_model="numpy",
    no_cpython_wrapper=True,
    no_cfunc_wrapper=True,
    pipeline_class=FewPasses,
)
