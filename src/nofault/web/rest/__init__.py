"""What every resource of the API stands on: who asks, problem documents, versions, repeated writes, cursors."""
