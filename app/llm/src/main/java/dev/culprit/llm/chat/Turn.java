package dev.culprit.llm.chat;

/// One message of a conversation.
public record Turn(Role role, String text) {

    public enum Role {
        USER,
        MODEL
    }

    public static Turn user(String text) {
        return new Turn(Role.USER, text);
    }

    public static Turn model(String text) {
        return new Turn(Role.MODEL, text);
    }
}
