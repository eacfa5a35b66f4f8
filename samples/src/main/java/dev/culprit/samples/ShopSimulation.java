package dev.culprit.samples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lets the shop run through its days: who visits when, on what device, and what they do.
final class ShopSimulation {

    /// Monday to Sunday.
    private static final int[] DAY_WEIGHTS = {65, 60, 62, 68, 80, 85, 75};

    /// Midnight to 23 h.
    private static final int[] HOUR_WEIGHTS = {
        25, 15, 10, 10, 10, 15, 30, 50, 70, 90, 100, 100, 95, 100, 90, 85, 80, 80, 85, 95, 100, 90,
        65, 40
    };

    private static final double SESSIONS_PER_DAY_WEIGHT = 23.5;
    private static final double LOGGED_IN = 0.70;
    private static final int[] DEVICE_WEIGHTS = {55, 35, 10};
    private static final List<String> DEVICES = List.of("mobile", "desktop", "tablet");
    private static final double APP_SHARE_OF_MOBILE = 0.70;

    private final ShopPlan plan;
    private final SplitMix64 random;

    private ShopSimulation(ShopPlan plan) {
        this.plan = plan;
        this.random = new SplitMix64(plan.seed()).branch("visits");
    }

    static Shop run(ShopPlan plan) {
        SplitMix64 random = new SplitMix64(plan.seed());
        List<User> users = Registrations.draw(plan, random.branch("users"));
        List<Product> products = Assortment.draw(plan.period(), random.branch("products"));
        List<Session> sessions = new ShopSimulation(plan).sessions(users);
        Shop shop = new Shop(plan, users, products, sessions);
        Browsing browsing = new Browsing(shop, plan, random);
        sessions.forEach(browsing::visit);
        return shop;
    }

    private List<Session> sessions(List<User> users) {
        List<Session> sessions = new ArrayList<>();
        int registered = 0;
        for (long start : startTimes()) {
            while (registered < users.size() && users.get(registered).createdAt() <= start) {
                registered++;
            }
            sessions.add(session(sessions.size(), start, users.subList(0, registered)));
        }
        return sessions;
    }

    private Session session(int number, long start, List<User> registered) {
        boolean loggedIn = random.chance(LOGGED_IN);
        int user = loggedIn ? random.below(registered.size()) : User.NONE;
        Country country = loggedIn ? registered.get(user).country() : Country.draw(random);
        String device = DEVICES.get(random.weighted(DEVICE_WEIGHTS));
        boolean app = device.equals("mobile") && random.chance(APP_SHARE_OF_MOBILE);
        String channel = app ? "mobile_app" : "web";
        String platform = !app ? "web" : random.chance(0.5) ? "ios" : "android";
        String version = plan.versionFor(channel, start, random);
        return new Session(number, user, device, channel, platform, version, country, start);
    }

    private long[] startTimes() {
        long[] starts = {};
        for (int day = 0; day < plan.period().days(); day++) {
            starts = append(starts, startTimes(plan.period().firstDay().plusDays(day)));
        }
        return starts;
    }

    private long[] startTimes(LocalDate day) {
        double noise = 0.98 + 0.04 * random.unit();
        double expected = DAY_WEIGHTS[day.getDayOfWeek().getValue() - 1] * SESSIONS_PER_DAY_WEIGHT;
        long[] starts = new long[(int) (expected * Holidays.visitsOn(day) * noise)];
        for (int i = 0; i < starts.length; i++) {
            long hour = random.weighted(HOUR_WEIGHTS);
            starts[i] = UtcTime.startOf(day) + hour * UtcTime.HOUR + random.below(3_600);
        }
        Arrays.sort(starts);
        return starts;
    }

    private static long[] append(long[] head, long[] tail) {
        long[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }

    /// No parcels leave on a Sunday, and some visitors wait for Monday with their order.
    static boolean isDeliveryDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
