"""Two kinds of import contract that pass by rooms not yet built.

import-linter refuses a contract that names a missing package, and the stack is drawn whole
before it is built whole. The exhaustive contract of the parts is what catches a misspelt name.
"""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.domain.imports import ModuleExpression


def _present(expressions: object, graph: ImportGraph) -> list[ModuleExpression]:
    assert isinstance(expressions, list | set)
    return sorted(
        (
            expression
            for expression in expressions
            if expression.has_wildcard_expression() or str(expression) in graph.modules
        ),
        key=str,
    )


class ForbiddenWherePresent(ForbiddenContract):
    type_name = "forbidden_where_present"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        self.source_modules = set(_present(self.source_modules, graph))
        self.forbidden_modules = set(_present(self.forbidden_modules, graph))
        return super().check(graph, verbose)


class LayersWherePresent(LayersContract):
    type_name = "layers_where_present"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        self.containers = _present(self.containers, graph)
        return super().check(graph, verbose)


__all__ = ["Contract", "ForbiddenWherePresent", "LayersWherePresent"]
