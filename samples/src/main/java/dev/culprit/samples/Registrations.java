package dev.culprit.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Draws the customers: most registered in the two years before the period, the rest during it.
final class Registrations {

    private static final int USERS = 8_000;
    private static final double BEFORE_PERIOD = 0.70;
    private static final int DAYS_BEFORE = 720;

    private Registrations() {}

    static List<User> draw(ShopPlan plan, SplitMix64 random) {
        List<User> drawn = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            drawn.add(user(registeredAt(plan.period(), random), Country.draw(random), random));
        }
        ShopPlan.Newcomers newcomers = plan.newcomers();
        for (int i = 0; i < newcomers.count(); i++) {
            long time = random.between(newcomers.from(), plan.period().end() - 1);
            drawn.add(user(time, newcomers.country(), random));
        }
        return numbered(drawn);
    }

    private static long registeredAt(Period period, SplitMix64 random) {
        return random.chance(BEFORE_PERIOD)
                ? period.start() - random.between(1, DAYS_BEFORE * UtcTime.DAY)
                : random.between(period.start(), period.end() - 1);
    }

    private static User user(long time, Country country, SplitMix64 random) {
        return new User(0, time, country, random.chance(0.08), random.below(500_000));
    }

    private static List<User> numbered(List<User> drawn) {
        drawn.sort(Comparator.comparingLong(User::createdAt));
        List<User> users = new ArrayList<>();
        for (User u : drawn) {
            users.add(
                    new User(
                            users.size(),
                            u.createdAt(),
                            u.country(),
                            u.premium(),
                            u.lifetimeCents()));
        }
        return users;
    }
}
