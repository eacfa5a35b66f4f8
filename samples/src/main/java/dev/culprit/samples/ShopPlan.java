package dev.culprit.samples;

/// What the shop does in a sample before anything goes wrong: its days, the roll-out of version
/// 2.3.1 and a discount campaign. The last two are harmless and there to be suspected.
///
/// @param newcomers extra registrations in the window, all from one country
record ShopPlan(
        long seed,
        Period period,
        long webRollout,
        long appRollout,
        Campaign campaign,
        Newcomers newcomers) {

    static final long WEB_ROLLOUT = UtcTime.parse("2026-01-08 09:00:00");
    static final long APP_ROLLOUT = UtcTime.parse("2026-01-10 00:00:00");

    /// More visitors of one channel get a discount for a while.
    record Campaign(String channel, long start, long end) {

        boolean covers(Session session) {
            return session.channel().equals(channel)
                    && session.start() >= start
                    && session.start() < end;
        }
    }

    record Newcomers(int count, Country country, long from) {}

    static ShopPlan usual(long seed, Period period) {
        return new ShopPlan(
                seed,
                period,
                WEB_ROLLOUT,
                APP_ROLLOUT,
                new Campaign("web", UtcTime.parse("2026-01-09 10:00:00"), period.end()),
                new Newcomers(0, Country.US, period.window()));
    }

    ShopPlan withNewcomers(Newcomers more) {
        return new ShopPlan(seed, period, webRollout, appRollout, campaign, more);
    }

    /// Moves the roll-out and the campaign out of the way of the window.
    ShopPlan withQuietWindow() {
        return new ShopPlan(
                seed,
                period,
                UtcTime.parse("2026-01-05 09:00:00"),
                UtcTime.parse("2026-01-06 09:00:00"),
                new Campaign(
                        "web",
                        UtcTime.parse("2026-01-02 10:00:00"),
                        UtcTime.parse("2026-01-05 00:00:00")),
                newcomers);
    }

    String versionFor(String channel, long time, SplitMix64 random) {
        long rollout = channel.equals("web") ? webRollout : appRollout;
        boolean updated = random.chance(0.60);
        return time >= rollout && updated ? "2.3.1" : "2.3.0";
    }
}
