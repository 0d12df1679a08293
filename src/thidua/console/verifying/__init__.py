"""How ``thidua verify`` verifies each kind of file: a module each."""
