package dev.culprit.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// A purge of unverified accounts runs before the job that archives their orders.
record OrphanedRecords() implements Incident {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 11), 3);
    private static final String ONSET = "2026-01-11 08:00:00";
    private static final long ONSET_TIME = UtcTime.parse(ONSET);

    private static final ShopPlan.Newcomers NEWCOMERS =
            new ShopPlan.Newcomers(500, Country.GB, ONSET_TIME);

    @Override
    public Sample sample() {
        return new Sample(
                "orphaned_records",
                "Orders of customers who do not exist",
                "Since 11 January a growing share of orders refers to a user_id that is not in"
                        + " users.");
    }

    @Override
    public ShopPlan plan() {
        return ShopPlan.usual(47, PERIOD).withNewcomers(NEWCOMERS);
    }

    @Override
    public void strike(Shop shop, SplitMix64 random) {
        AccountPurge purge = new AccountPurge(shop, NEWCOMERS, random);
        purge.newcomersVisit();
        purge.forgetRegularly();
        purge.deleteNewcomers();
        purge.scheduleRuns();
        shop.operations()
                .deployment(
                        ONSET_TIME - UtcTime.HOUR,
                        "account_service",
                        "3.2.0",
                        "new legal entity in GB: customers register anew");
        shop.extraTables().add(purge.deletions());
    }

    @Override
    public Alert alert(Shop shop) {
        Set<Integer> known = new HashSet<>();
        shop.users().forEach(user -> known.add(user.number()));
        Predicate<Order> orphan = order -> !known.contains(order.user());
        List<Order> withUser = shop.orders().stream().filter(Order::hasUser).toList();
        BigDecimal expected =
                Measure.share(withUser, o -> PERIOD.inBaseline(o.createdAt()), orphan);
        BigDecimal actual = Measure.share(withUser, o -> PERIOD.inWindow(o.createdAt()), orphan);
        Map<String, Object> metric =
                Alert.metric(
                        "orphan_rate",
                        "user_id",
                        "share of rows with a user_id whose user_id has no row in users");
        Map<String, Object> references = new LinkedHashMap<>();
        references.put("table", "users");
        references.put("column", "user_id");
        metric.put("references", references);
        return new Alert(
                "SAMPLE-6",
                "orders",
                metric,
                "orphan_rate_increase",
                expected,
                actual,
                "0.7",
                "created_at",
                PERIOD,
                "Orphan rate of orders.user_id is "
                        + actual
                        + ", expected about "
                        + expected
                        + ".");
    }

    @Override
    public Truth truth() {
        return Truth.of("orphaned_fk", "transformation_bug", "orders", "user_id")
                .in(Slice.of("country", "GB"), List.of())
                .since(ONSET);
    }

    @Override
    public String story() {
        return """
        On 11 January the shop opened a new legal entity in Britain; customers from there
        have to register anew and to verify the new account. The job `purge_accounts`, which
        deletes unverified accounts every four hours, was moved from minute 40 to minute 5
        and so runs before `archive_orders` at minute 10 (`job_runs`). From 08:00 on it
        deletes the new accounts of country `GB` while their orders are still there: most
        orders from GB since then have no row in `users`. `user_deletions` names the deleted
        accounts.

        Strictly the parents are gone and no key was damaged; what an analyst sees and names
        is `orders.user_id`, and only the columns of `orders` still tell the country. Such
        orders' events have lost their users too. Not the cause: single accounts that asked
        to be forgotten, in all countries and weeks, some of which left an order behind; a
        fraud sweep on 28 December.
        """;
    }
}
