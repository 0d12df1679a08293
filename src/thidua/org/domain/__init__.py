"""Pure knowledge of the organisation: the packaged dataset and its checks, without a database."""
