"""How does numba say the simulator in LLVM's language, soon, and do no more?

How it works: while it does, some functions of numba have others in their place. What is
left out is of no use here, or makes anew what has been made: asking the same again,
linking what is linked at the end. Afterwards numba is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

import llvmlite.binding as llvm
from numba.core import base, codegen, event, types
from numba.core.cpu import CPUContext
from numba.core.registry import cpu_target
from numba.core.typing.context import Context


@contextmanager
def only_front_end() -> Iterator[None]:
    """Let numba say each function in LLVM's language, and do no more.

    It would link each of sixty functions with all that it calls, optimise that and make
    machine code of it; here everything is linked and optimised once, as one.
    """
    _load_once()
    code, maker, function = (
        codegen.CPUCodeLibrary,
        codegen.JITCPUCodegen,
        types.Function,
    )
    with ExitStack() as stack:
        for owner, name, other in (
            (CPUContext, "refresh", _take_new),
            # Linked, optimised and given a place in memory is all of it, elsewhere.
            (code, "_optimize_functions", _nothing),
            (code, "_ensure_finalized", _nothing),
            (codegen.JITCodeLibrary, "get_pointer_to_function", _no_place),
            (maker, "set_env", _nothing),
            # Nobody listens.
            (event, "start_event", _nothing),
            (event, "end_event", _nothing),
            # The answer depends on nothing but what is asked.
            (base, "_has_loc", cache(base._has_loc)),
            (Context, "resolve_getattr", cache(Context.resolve_getattr)),
            (function, "get_call_type", _remember(function.get_call_type)),
            # For messages that nobody reads; it goes over all fields, each time.
            (types.Record, "__repr__", lambda record: record.name),
        ):
            stack.enter_context(_put(owner, name, other))
        yield


def put_together(library: Any) -> Any:
    """Return one module of LLVM with a library of numba and all that it calls."""
    module, waiting, known = llvm.parse_assembly(""), [library], {library}
    for one in waiting:
        if one._finalized:  # by numba, for others: what it calls is in it
            module.link_in(one._get_module_for_linking(), preserve=True)
            continue
        module.link_in(one._final_module, preserve=True)
        for called in one._linking_libraries:
            if called not in known:
                known.add(called)
                waiting.append(called)
    return module


def _load_once() -> None:
    """Let numba load all that it knows to compile.

    Many a module of these would load the others too, and look for what is new.
    """
    refresh: Any = CPUContext.refresh
    with _put(CPUContext, "refresh", _nothing):
        refresh(cpu_target.target_context)


def _take_new(context: Any) -> None:
    """Take in what was registered since; everything else has been loaded."""
    for one in context._registries:
        context.install_registry(one)


def _nothing(*_arguments: Any, **_more: Any) -> None:
    """Do nothing."""


def _no_place(_library: Any, _name: str) -> int:
    return 0


def _remember(resolve: Callable[..., Any]) -> Callable[..., Any]:
    """Let a function of numba resolve each call once for the types of its arguments."""
    known: dict[Any, Any] = {}

    def get_call_type(function: Any, context: Any, args: Any, kws: Any) -> Any:
        key = function, context, args, *kws.items()
        if key not in known:
            known[key] = resolve(function, context, args, kws)
        return known[key]

    return get_call_type


@contextmanager
def _put(owner: Any, name: str, other: Any) -> Iterator[None]:
    """Let a class or module have another function for a while."""
    kept = vars(owner).get(name)
    setattr(owner, name, other)
    try:
        yield
    finally:
        if kept is None:  # it comes from another class
            delattr(owner, name)
        else:
            setattr(owner, name, kept)
