package dev.culprit.samples;

/// One thing that happened to the shop, and the sample made of it.
sealed interface Incident
        permits NullSpike,
                VolumeDrop,
                SchemaDrift,
                Duplicates,
                LateArriving,
                OrphanedRecords,
                ExpectedVariance,
                Inconclusive {

    Sample sample();

    ShopPlan plan();

    /// Alters the rows, plants the marks that lead to the cause and an earlier episode that does
    /// not.
    void strike(Shop shop, SplitMix64 random);

    Alert alert(Shop shop);

    Truth truth();

    /// The truth in plain English, for the README of the folder.
    String story();
}
