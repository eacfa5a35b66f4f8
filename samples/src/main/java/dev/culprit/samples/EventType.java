package dev.culprit.samples;

import java.util.Locale;

/// The steps of a visit that the tracking pixel reports.
enum EventType {
    PAGE_VIEW,
    SEARCH,
    PRODUCT_VIEW,
    ADD_TO_CART,
    CHECKOUT_STARTED,
    CHECKOUT_STEP,
    CHECKOUT_COMPLETED,
    CHECKOUT_ABANDONED;

    private final String label = name().toLowerCase(Locale.ROOT);

    String label() {
        return label;
    }
}
