"""Two kinds of import contract that pass by rooms not yet built.

import-linter refuses a contract that names a missing package, and the stack is drawn whole
before it is built whole. The exhaustive contract of the parts is what catches a misspelt name.
"""

from typing import Any

from grimp import ImportGraph
from importlinter import ContractCheck
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract


def _keep_present(contract: Any, field: str, graph: ImportGraph) -> None:
    expressions = getattr(contract, field)
    kept = [
        expression
        for expression in expressions
        if expression.has_wildcard_expression() or str(expression) in graph.modules
    ]
    setattr(contract, field, type(expressions)(kept))


class ForbiddenWherePresent(ForbiddenContract):
    type_name = "forbidden_where_present"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        _keep_present(self, "source_modules", graph)
        _keep_present(self, "forbidden_modules", graph)
        return super().check(graph, verbose)


class LayersWherePresent(LayersContract):
    type_name = "layers_where_present"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        _keep_present(self, "containers", graph)
        return super().check(graph, verbose)
