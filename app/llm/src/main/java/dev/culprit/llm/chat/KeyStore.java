package dev.culprit.llm.chat;

import java.util.Optional;

/// Where keys are kept. Asked anew for each call; what it answers is sent and forgotten.
@FunctionalInterface
public interface KeyStore {
    Optional<String> key(String name);
}
