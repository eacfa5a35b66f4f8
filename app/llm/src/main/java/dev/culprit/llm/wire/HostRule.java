package dev.culprit.llm.wire;

import dev.culprit.llm.chat.FailureKind;
import dev.culprit.llm.chat.ModelException;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which host a call may go to: the profile's own endpoint and no other.
record HostRule(URI endpoint, boolean localOnly, boolean withKey) {
    private static final Pattern LOOPBACK =
            Pattern.compile(
                    "localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]",
                    Pattern.CASE_INSENSITIVE);

    void check(URI target) throws ModelException {
        if (!sameOrigin(target)) {
            throw blocked(target, "is not the address in the settings");
        }
        if (isLoopback(target.getHost())) {
            return;
        }
        if (localOnly) {
            throw blocked(
                    target,
                    "is not on this machine, and the settings allow only models on this machine");
        }
        if (withKey && !"https".equals(target.getScheme())) {
            throw blocked(target, "would get the key unencrypted; use an https address");
        }
    }

    /// By the name alone: asking the resolver would let it decide what is local.
    static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }

    private boolean sameOrigin(URI target) {
        return endpoint.getScheme().equals(target.getScheme())
                && endpoint.getHost().equalsIgnoreCase(target.getHost())
                && endpoint.getPort() == target.getPort();
    }

    private static ModelException blocked(URI target, String why) {
        return new ModelException(
                FailureKind.BLOCKED, "Nothing was sent: " + target.getHost() + " " + why + ".");
    }
}
