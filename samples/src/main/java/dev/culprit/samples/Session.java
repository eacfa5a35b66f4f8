package dev.culprit.samples;

/// One visit. What is true of the whole visit is kept here, and its events and order read it.
record Session(
        int number,
        int user,
        String deviceType,
        String channel,
        String platform,
        String appVersion,
        Country country,
        long start) {

    Session withUser(int newUser) {
        return new Session(
                number, newUser, deviceType, channel, platform, appVersion, country, start);
    }
}
