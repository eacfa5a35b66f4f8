package dev.culprit.samples;

import java.util.Arrays;

/// Where the customers are, with the share of visits in per cent and the sales region.
enum Country {
    US(35, "NA"),
    GB(15, "EU"),
    DE(10, "EU"),
    FR(8, "EU"),
    CA(7, "NA"),
    AU(5, "APAC"),
    JP(5, "APAC"),
    IN(5, "APAC"),
    BR(5, "LATAM"),
    MX(5, "LATAM");

    private static final Country[] ALL = values();
    private static final int[] WEIGHTS =
            Arrays.stream(ALL).mapToInt(country -> country.weight).toArray();

    private final int weight;
    private final String region;

    Country(int weight, String region) {
        this.weight = weight;
        this.region = region;
    }

    String region() {
        return region;
    }

    static Country draw(SplitMix64 random) {
        return ALL[random.weighted(WEIGHTS)];
    }
}
