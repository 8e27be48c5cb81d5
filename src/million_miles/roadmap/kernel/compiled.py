"""How are the functions of the simulator compiled, and soon?

How it works: numba goes over each function some twenty times, and most of those passes
look for what the simulator does not use: closures, arrays to be fused, names whose type
changes, branches on the types of arguments. They are left out.
"""

from __future__ import annotations

from typing import Any

from numba import njit
from numba.core import compiler, compiler_machinery, typed_passes, untyped_passes


class FewPasses(compiler.CompilerBase):
    """The passes without which plain loops over numbers and records do not compile."""

    def define_pipelines(self) -> list[Any]:
        """Return the one list of passes, in their order."""
        manager: Any = compiler_machinery.PassManager
        passes = manager("simulator")
        for one in (
            untyped_passes.TranslateByteCode,
            untyped_passes.FixupArgs,
            untyped_passes.IRProcessing,
            typed_passes.NopythonTypeInference,
            typed_passes.IRLegalization,
            typed_passes.NativeLowering,
            typed_passes.NoPythonBackend,
        ):
            passes.add_pass(one, one.__doc__ or "")
        passes.finalize()
        return [passes]


# For functions that are compiled only as a part of what calls them.
inner = njit(  # type: ignore[call-overload] # numba's types leave three options out
    error_model="numpy",
    no_cpython_wrapper=True,
    no_cfunc_wrapper=True,
    pipeline_class=FewPasses,
)
