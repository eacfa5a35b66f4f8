package dev.culprit.llm.stub;

import dev.culprit.llm.chat.Cancellation;
import dev.culprit.llm.chat.ModelException;
import dev.culprit.llm.chat.ModelPort;
import dev.culprit.llm.chat.Prompt;
import dev.culprit.llm.chat.Reply;
import dev.culprit.llm.chat.TextListener;
import dev.culprit.llm.chat.TokenUse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A model that answers from a script, and keeps what it was asked.
public final class ScriptedModel implements ModelPort {
    private final Deque<Object> script = new ArrayDeque<>();
    private final List<Prompt> asked = new ArrayList<>();

    public static Reply reply(String text, long in, long out) {
        return new Reply(
                text, new TokenUse(in, out, false), "scripted-dated", Duration.ofMillis(5));
    }

    /// Costs 10 tokens in and 4 out.
    public ScriptedModel says(String text) {
        script.add(reply(text, 10, 4));
        return this;
    }

    public ScriptedModel fails(ModelException failure) {
        script.add(failure);
        return this;
    }

    public List<Prompt> asked() {
        return asked;
    }

    @Override
    public String model() {
        return "scripted";
    }

    @Override
    public Reply ask(Prompt prompt, TextListener onText, Cancellation cancellation)
            throws ModelException {
        asked.add(prompt);
        switch (script.remove()) {
            case Reply reply -> {
                onText.text(reply.text());
                return reply;
            }
            case ModelException failure -> throw failure;
            case Object other -> throw new IllegalStateException(other.toString());
        }
    }
}
