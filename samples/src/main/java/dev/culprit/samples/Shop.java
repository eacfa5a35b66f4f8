package dev.culprit.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// All rows of a sample, open to the incident and the decoys that alter them before they are
/// written.
final class Shop {

    private final ShopPlan plan;
    private final List<User> users;
    private final List<Product> products;
    private final List<Session> sessions;
    private final Events events = new Events();
    private final List<Order> orders = new ArrayList<>();
    private final List<OrderItem> items = new ArrayList<>();
    private final List<Distractor> distractors = new ArrayList<>();
    private final Operations operations;
    private final List<RecordTable> extraTables = new ArrayList<>();

    Shop(ShopPlan plan, List<User> users, List<Product> products, List<Session> sessions) {
        this.plan = plan;
        this.users = users;
        this.products = products;
        this.sessions = sessions;
        this.operations = Operations.of(plan);
    }

    Period period() {
        return plan.period();
    }

    List<User> users() {
        return users;
    }

    List<Product> products() {
        return products;
    }

    /// By number: `sessions().get(n)` is session `n`.
    List<Session> sessions() {
        return sessions;
    }

    Session sessionOf(int event) {
        return sessions.get(events.session(event));
    }

    Events events() {
        return events;
    }

    List<Order> orders() {
        return orders;
    }

    List<OrderItem> items() {
        return items;
    }

    Operations operations() {
        return operations;
    }

    List<RecordTable> extraTables() {
        return extraTables;
    }

    List<Distractor> distractors() {
        return distractors;
    }

    void changeOrders(Predicate<Order> which, UnaryOperator<Order> change) {
        orders.replaceAll(order -> which.test(order) ? change.apply(order) : order);
    }

    void changeProducts(Predicate<Product> which, UnaryOperator<Product> change) {
        products.replaceAll(product -> which.test(product) ? change.apply(product) : product);
    }
}
