package dev.culprit.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The deletions of user accounts: a few on request in all weeks, a fraud sweep that once went too
/// far, and the newcomers of one country once the purge runs too early.
final class AccountPurge {

    private static final String JOB = "purge_accounts";
    private static final long EVERY = 4 * UtcTime.HOUR;
    private static final long USUAL_MINUTE = 40 * 60;
    private static final long EARLY_MINUTE = 5 * 60;
    private static final int LONG_REGISTERED = 5_000;
    private static final long LONGEST_VISIT = 30 * 60;
    private static final int ON_REQUEST = 20;
    private static final long SWEEP_START = UtcTime.parse("2025-12-28 10:00:00");
    private static final long SWEEP_END = UtcTime.parse("2025-12-28 16:00:00");

    private static final TableSchema SCHEMA =
            TableSchema.of(
                    "user_deletions",
                    """
                    deletion_id varchar key
                    user_id varchar
                    country varchar
                    reason varchar
                    deleted_at timestamp
                    """);

    private final Shop shop;
    private final Country country;
    private final long onset;
    private final SplitMix64 random;
    private final List<User> newcomers;
    private final RecordTable deletions = new RecordTable(SCHEMA, "x");
    private final Set<Integer> deleted = new HashSet<>();

    AccountPurge(Shop shop, ShopPlan.Newcomers plan, SplitMix64 random) {
        this.shop = shop;
        this.country = plan.country();
        this.onset = plan.from();
        this.random = random;
        this.newcomers =
                shop.users().stream()
                        .filter(u -> u.country() == country && u.createdAt() >= onset)
                        .toList();
    }

    RecordTable deletions() {
        return deletions;
    }

    /// Most visits from their country since the onset are by people who have just registered there.
    void newcomersVisit() {
        shop.sessions()
                .replaceAll(session -> fromTheirCountry(session) ? byNewcomer(session) : session);
        shop.changeOrders(
                Order::hasUser,
                order -> order.withUser(shop.sessions().get(order.session().number()).user()));
    }

    void deleteNewcomers() {
        newcomers.forEach(user -> delete(user, purgedAt(user), "unverified"));
        shop.users().removeIf(user -> deleted.contains(user.number()));
    }

    /// Accounts are forgotten once their last visit is over, so nobody comes back after.
    void forgetRegularly() {
        Map<Integer, Long> lastVisit = new HashMap<>();
        shop.sessions().forEach(session -> lastVisit.put(session.user(), session.start()));
        for (int i = 0; i < ON_REQUEST; i++) {
            User user = shop.users().get(random.below(LONG_REGISTERED));
            long time = lastVisit.getOrDefault(user.number(), shop.period().start()) + UtcTime.DAY;
            if (time < shop.period().window() && deleted.add(user.number())) {
                log(user, time, "on_request");
            }
        }
        sweep(lastVisit);
    }

    void scheduleRuns() {
        for (long time = shop.period().start(); time <= shop.period().end(); time += EVERY) {
            long start = time + (time < onset ? USUAL_MINUTE : EARLY_MINUTE);
            long gone = newcomers.stream().filter(user -> purgedAt(user) == start).count();
            shop.operations().jobRun(JOB, start, "success", Math.toIntExact(gone));
        }
    }

    private void sweep(Map<Integer, Long> lastVisit) {
        List<Order> swept = new ArrayList<>(shop.orders());
        swept.removeIf(o -> o.createdAt() < SWEEP_START || o.createdAt() >= SWEEP_END);
        for (Order order : swept) {
            long last = lastVisit.getOrDefault(order.user(), SWEEP_END);
            boolean gone = order.hasUser() && last + LONGEST_VISIT < SWEEP_END;
            if (gone && deleted.add(order.user())) {
                log(shop.users().get(order.user()), SWEEP_END, "fraud_sweep");
            }
        }
        shop.distractors()
                .add(
                        new Distractor(
                                "past_episode",
                                "user_id",
                                Slice.of("reason", "fraud_sweep"),
                                SWEEP_START));
    }

    private boolean fromTheirCountry(Session session) {
        return session.country() == country
                && session.user() != User.NONE
                && session.start() >= onset;
    }

    private Session byNewcomer(Session session) {
        List<User> present =
                newcomers.stream()
                        .filter(u -> u.createdAt() < session.start())
                        .filter(u -> purgedAt(u) > session.start() + LONGEST_VISIT)
                        .toList();
        return session.withUser(
                present.isEmpty()
                        ? someoneLongRegistered()
                        : present.get(random.below(present.size())).number());
    }

    private int someoneLongRegistered() {
        int number = random.below(LONG_REGISTERED);
        while (shop.users().get(number).country() != country) {
            number = (number + 1) % LONG_REGISTERED;
        }
        return number;
    }

    private long purgedAt(User user) {
        long slot = Math.floorDiv(user.createdAt() - EARLY_MINUTE, EVERY) + 1;
        return slot * EVERY + EARLY_MINUTE;
    }

    private void delete(User user, long time, String reason) {
        if (deleted.add(user.number())) {
            log(user, time, reason);
        }
    }

    private void log(User user, long time, String reason) {
        deletions.add(
                time, User.id(user.number()), user.country().name(), reason, UtcTime.format(time));
    }
}
