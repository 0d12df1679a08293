"""Gates: rules of the house that a machine checks.

Each gate is a function ``find_problems(root)`` that reads the files under ``root`` and returns
what is wrong, so that a test can plant a violation in a folder of its own and see it caught.
"""
