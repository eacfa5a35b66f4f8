package dev.culprit.core.evidence;

/// A piece of evidence' number within its investigation, from 1.
public record EvidenceId(int number) {
    @Override
    public String toString() {
        return "e" + number;
    }
}
