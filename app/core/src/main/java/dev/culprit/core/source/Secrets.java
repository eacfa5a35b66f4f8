package dev.culprit.core.source;

/// The secrets of one source.
@FunctionalInterface
public interface Secrets {
    Secrets NONE = _ -> Secret.NONE;

    /// @param field the secret's name, for example `password`
    /// @return [Secret#NONE] when there is none
    Secret secret(String field);
}
