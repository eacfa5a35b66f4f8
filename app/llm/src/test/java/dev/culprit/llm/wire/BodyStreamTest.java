package dev.culprit.llm.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.llm.chat.Cancellation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class BodyStreamTest {
    private final List<String> seen = new ArrayList<>();
    private final Flow.Subscription source =
            new Flow.Subscription() {
                @Override
                public void request(long count) {
                    seen.add("request " + count);
                }

                @Override
                public void cancel() {
                    seen.add("cancel");
                }
            };

    private static BodyStream stream(long cap) {
        return new BodyStream(new Cancellation(), Optional.empty(), cap);
    }

    @Test
    void aBodyLeftBeforeItBeganIsCancelledWhenItDoes() {
        BodyStream body = stream(100);

        body.close();
        body.onSubscribe(source);

        assertThat(seen).containsExactly("cancel");
    }

    @Test
    void moreIsAskedForOnlyWhenWhatCameIsTaken() throws IOException {
        BodyStream body = stream(100);
        body.onSubscribe(source);
        body.onNext(List.of(bytes("ab"), bytes("c")));
        assertThat(seen).containsExactly("request 1");

        assertThat(new String(body.readNBytes(3), StandardCharsets.UTF_8)).isEqualTo("abc");

        assertThat(seen).containsExactly("request 1", "request 1");
        body.onComplete();
        assertThat(body.read()).isEqualTo(-1);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
