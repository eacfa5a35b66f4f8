package dev.culprit.ui.models;

import dev.culprit.core.investigation.InvestigationEvent.ModelConsulted;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.reasoning.Trouble;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.Consultations;
import dev.culprit.ui.services.ModelSettings.Profile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which model reasons about the case, what it has used of its limits, and whether it still answers.
public final class UsageViewModel implements CasePane {
    /// After so many failures in a row a model is asked no more.
    private static final int PATIENCE = 3;

    private final Profiles profiles;
    private final Messages messages;
    private final Figures figures;
    private final ReadOnlyBooleanWrapper modelled = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper asked = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper tokens = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper tokensUsed = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper money = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper moneyUsed = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper("");
    private Optional<InvestigationState> shown = Optional.empty();
    private Consultations consulted = Consultations.NONE;

    public UsageViewModel(Profiles profiles, Messages messages) {
        this.profiles = profiles;
        this.messages = messages;
        this.figures = new Figures(messages);
        profiles.all().subscribe(() -> shown.ifPresent(this::restate));
    }

    @Override
    public void consulted(Consultations questions) {
        consulted = questions;
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        shown = Optional.of(state);
        restate(state);
    }

    private void restate(InvestigationState state) {
        String reasoner = state.start().reasoner();
        Optional<Profile> profile = profiles.named(reasoner);
        modelled.set(profile.isPresent() || !consulted.all().isEmpty());
        name.set(
                consulted.all().isEmpty()
                        ? profile.map(Profile::model).orElse(reasoner)
                        : consulted.all().getLast().model());
        asked.set(messages.get("usage.asked", consulted.current().size()));
        showTokens(profile);
        showMoney(profile, state);
        banner.set(trouble(state.status() == Status.RUNNING));
    }

    private void showTokens(Optional<Profile> profile) {
        long used =
                consulted.current().stream()
                        .mapToLong(each -> each.tokensIn() + each.tokensOut())
                        .sum();
        tokens.set(
                profile.map(limits ->
                                messages.get(
                                        "usage.tokensOf",
                                        figures.count(used),
                                        figures.count(limits.tokens())))
                        .orElseGet(() -> messages.get("usage.tokens", figures.count(used))));
        tokensUsed.set(
                profile.map(limits -> share((double) used, (double) limits.tokens())).orElse(0.0));
    }

    private void showMoney(Optional<Profile> profile, InvestigationState state) {
        BigDecimal used =
                consulted.current().stream()
                        .map(ModelConsulted::costUsd)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean priced =
                state.usage().costUsd().signum() > 0
                        || profile.filter(UsageViewModel::hasPrice).isPresent();
        if (!priced) {
            money.set(messages.get("usage.noPrice"));
            moneyUsed.set(0);
            return;
        }
        money.set(
                profile.map(limits ->
                                messages.get(
                                        "usage.moneyOf",
                                        figures.money(used),
                                        figures.money(limits.costUsd())))
                        .orElseGet(() -> figures.money(used)));
        moneyUsed.set(
                profile.map(limits -> share(used.doubleValue(), limits.costUsd().doubleValue()))
                        .orElse(0.0));
    }

    private static boolean hasPrice(Profile profile) {
        return profile.priceIn().isPresent() || profile.priceOut().isPresent();
    }

    private static double share(double used, double limit) {
        return limit <= 0 ? 0 : Math.min(1, used / limit);
    }

    private String trouble(boolean running) {
        List<Trouble> all =
                consulted.current().stream()
                        .map(Trouble::of)
                        .filter(each -> each.kind() != Trouble.Kind.CANCELLED)
                        .toList();
        Optional<Trouble> lasting =
                all.stream()
                        .filter(each -> each.kind().compareTo(Trouble.Kind.LASTING) >= 0)
                        .findFirst();
        if (lasting.isPresent()) {
            return over(lasting.get(), running);
        }
        if (all.isEmpty() || !all.getLast().isFailure()) {
            return "";
        }
        boolean givenUp =
                all.size() >= PATIENCE
                        && all.subList(all.size() - PATIENCE, all.size()).stream()
                                .allMatch(Trouble::isFailure);
        if (givenUp) {
            return over(all.getLast(), running);
        }
        return running ? messages.get("usage.failed", all.getLast().sentence()) : "";
    }

    private String over(Trouble trouble, boolean running) {
        String what = trouble.kind() == Trouble.Kind.SPENT ? "usage.spent" : "usage.down";
        String then = running ? "usage.finishes" : "usage.finished";
        return messages.get(what, trouble.sentence()) + " " + messages.get(then);
    }

    /// Whether a model reasons at all; nothing of this is shown otherwise.
    ReadOnlyBooleanProperty modelled() {
        return modelled.getReadOnlyProperty();
    }

    ReadOnlyStringProperty name() {
        return name.getReadOnlyProperty();
    }

    ReadOnlyStringProperty asked() {
        return asked.getReadOnlyProperty();
    }

    ReadOnlyStringProperty tokens() {
        return tokens.getReadOnlyProperty();
    }

    /// 0 to 1; 0 when the limit is not known.
    ReadOnlyDoubleProperty tokensUsed() {
        return tokensUsed.getReadOnlyProperty();
    }

    ReadOnlyStringProperty money() {
        return money.getReadOnlyProperty();
    }

    /// 0 to 1; 0 when the limit is not known.
    ReadOnlyDoubleProperty moneyUsed() {
        return moneyUsed.getReadOnlyProperty();
    }

    /// A sentence when the model does not answer or may not be asked; empty otherwise.
    ReadOnlyStringProperty banner() {
        return banner.getReadOnlyProperty();
    }
}
