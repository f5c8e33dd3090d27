"""Verifying drafts: the verifier's tests."""
