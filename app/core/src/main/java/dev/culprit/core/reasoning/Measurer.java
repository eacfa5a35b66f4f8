package dev.culprit.core.reasoning;

/// Measures before anyone reasons: is it real, when did it start, which segments carry it.
public interface Measurer {

    /// The next step, from what has been answered so far. Pure: the same file gives the same step, and
    /// every chain of steps ends with `NotReproduced` or `Ranked`.
    MeasuringStep next(CaseFile file);
}
