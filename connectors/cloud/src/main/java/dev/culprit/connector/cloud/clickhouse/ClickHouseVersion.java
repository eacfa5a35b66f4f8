package dev.culprit.connector.cloud.clickhouse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server's version, `24.8.4.13` or `18.16.1`.
record ClickHouseVersion(String text, int year, int release) {
    private static final Pattern START = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

    static ClickHouseVersion of(String text) {
        Matcher start = START.matcher(text.strip());
        return start.matches()
                ? new ClickHouseVersion(
                        text.strip(),
                        Integer.parseInt(start.group(1)),
                        Integer.parseInt(start.group(2)))
                : new ClickHouseVersion(text.strip(), 0, 0);
    }

    boolean isAtLeast(int wantedYear, int wantedRelease) {
        return year > wantedYear || (year == wantedYear && release >= wantedRelease);
    }
}
