package dev.culprit.llm.stub;

import java.util.ArrayList;
import java.util.List;

/// How each protocol writes its messages. Text must not need escaping beyond quotes and line ends.
public enum Dialect {
    ANTHROPIC("/v1/messages") {
        @Override
        String whole(String text, String stop, int in, int out) {
            return """
            {"id":"m1","type":"message","role":"assistant","model":"stub-1-dated","content":[{"type":"text","text":"%s"}],\
            "stop_reason":"%s","usage":{"input_tokens":%d,"output_tokens":%d}}\
            """
                    .formatted(
                            quoted(text),
                            stop.equals("length") ? "max_tokens" : "end_turn",
                            in,
                            out);
        }

        @Override
        String wholeToolUse() {
            return """
            {"id":"m1","type":"message","role":"assistant","model":"stub-1-dated","content":[{"type":"tool_use","id":"t1",\
            "name":"run_sql","input":{"sql":"DROP TABLE orders"}}],"stop_reason":"tool_use",\
            "usage":{"input_tokens":7,"output_tokens":3}}\
            """;
        }

        @Override
        List<String> pieces(List<String> texts, int in) {
            List<String> events = new ArrayList<>();
            events.add(
                    event(
                            "message_start",
                            """
                            {"type":"message_start","message":{"id":"m1","type":"message","role":"assistant","model":"stub-1-dated",\
                            "content":[],"usage":{"input_tokens":%d,"output_tokens":1}}}\
                            """
                                    .formatted(in)));
            events.add(
                    event(
                            "content_block_start",
                            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}"));
            for (String text : texts) {
                events.add(
                        event(
                                "content_block_delta",
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}"
                                        .formatted(quoted(text))));
            }
            return events;
        }

        @Override
        List<String> ending(String stop, int in, int out) {
            return List.of(
                    event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"),
                    event(
                            "message_delta",
                            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"%s\"},\"usage\":{\"output_tokens\":%d}}"
                                    .formatted(
                                            stop.equals("length") ? "max_tokens" : "end_turn",
                                            out)),
                    event("message_stop", "{\"type\":\"message_stop\"}"));
        }

        @Override
        List<String> toolUseStream() {
            List<String> events = new ArrayList<>(pieces(List.of(), 7).subList(0, 1));
            events.add(
                    event(
                            "content_block_start",
                            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"run_sql\",\"input\":{}}}"));
            events.add(
                    event(
                            "content_block_delta",
                            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}}"));
            events.add(
                    event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"));
            events.add(
                    event(
                            "message_delta",
                            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":3}}"));
            events.add(event("message_stop", "{\"type\":\"message_stop\"}"));
            return events;
        }

        @Override
        String error(String type, String message) {
            return "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}"
                    .formatted(type, message);
        }

        @Override
        String errorEvent() {
            return event("error", error("overloaded_error", "Overloaded"));
        }
    },
    OPENAI("/v1/chat/completions") {
        @Override
        String whole(String text, String stop, int in, int out) {
            return """
            {"id":"c1","object":"chat.completion","model":"stub-1-dated","choices":[{"index":0,"message":{"role":"assistant",\
            "content":"%s"},"finish_reason":"%s"}],"usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}}\
            """
                    .formatted(quoted(text), stop, in, out, in + out);
        }

        @Override
        String wholeToolUse() {
            return """
            {"id":"c1","object":"chat.completion","model":"stub-1-dated","choices":[{"index":0,"message":{"role":"assistant",\
            "content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"run_sql","arguments":"{}"}}]},\
            "finish_reason":"tool_calls"}],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}}\
            """;
        }

        @Override
        List<String> pieces(List<String> texts, int in) {
            return texts.stream()
                    .map(text ->
                            chunk(
                                    "{\"role\":\"assistant\",\"content\":\"" + quoted(text) + "\"}",
                                    "null"))
                    .toList();
        }

        @Override
        List<String> ending(String stop, int in, int out) {
            return List.of(
                    chunk("{}", "\"" + stop + "\""),
                    data(
                            """
                            {"id":"c1","object":"chat.completion.chunk","model":"stub-1-dated","choices":[],\
                            "usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}}\
                            """
                                    .formatted(in, out, in + out)),
                    data("[DONE]"));
        }

        @Override
        List<String> toolUseStream() {
            return List.of(
                    chunk(
                            "{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\"run_sql\",\"arguments\":\"{}\"}}]}",
                            "null"),
                    chunk("{}", "\"tool_calls\""),
                    data("[DONE]"));
        }

        private String chunk(String delta, String finish) {
            return data(
                    """
                    {"id":"c1","object":"chat.completion.chunk","model":"stub-1-dated","choices":[{"index":0,"delta":%s,\
                    "finish_reason":%s}]}\
                    """
                            .formatted(delta, finish));
        }

        @Override
        String error(String type, String message) {
            return "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"code\":null}}"
                    .formatted(message, type);
        }

        @Override
        String errorEvent() {
            return data(error("server_error", "Overloaded"));
        }
    },
    OLLAMA("/api/chat") {
        @Override
        String whole(String text, String stop, int in, int out) {
            return last(quoted(text), stop, in, out);
        }

        @Override
        String wholeToolUse() {
            return """
            {"model":"stub-1-dated","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"",\
            "tool_calls":[{"function":{"name":"run_sql","arguments":{}}}]},"done":true,"done_reason":"stop",\
            "prompt_eval_count":7,"eval_count":3}\
            """;
        }

        @Override
        List<String> pieces(List<String> texts, int in) {
            return texts.stream()
                    .map(text ->
                            "{\"model\":\"stub-1-dated\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"done\":false}\n"
                                    .formatted(quoted(text)))
                    .toList();
        }

        @Override
        List<String> ending(String stop, int in, int out) {
            return List.of(last("", stop, in, out) + "\n");
        }

        @Override
        List<String> toolUseStream() {
            return List.of(wholeToolUse().replace("\"done\":true", "\"done\":false") + "\n")
                    .stream()
                    .flatMap(it -> java.util.stream.Stream.of(it, last("", "stop", 7, 3) + "\n"))
                    .toList();
        }

        private String last(String text, String stop, int in, int out) {
            return """
            {"model":"stub-1-dated","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"%s"},"done":true,\
            "done_reason":"%s","prompt_eval_count":%d,"eval_count":%d}\
            """
                    .formatted(text, stop, in, out);
        }

        @Override
        String error(String type, String message) {
            return "{\"error\":\"%s\"}".formatted(message);
        }

        @Override
        String errorEvent() {
            return error("", "Overloaded") + "\n";
        }

        @Override
        String garbageEvent() {
            return "<<<not json>>>\n";
        }

        @Override
        String streamType() {
            return "application/x-ndjson";
        }
    };

    private final String path;

    Dialect(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    abstract String whole(String text, String stop, int in, int out);

    abstract String wholeToolUse();

    abstract List<String> pieces(List<String> texts, int in);

    abstract List<String> ending(String stop, int in, int out);

    abstract List<String> toolUseStream();

    abstract String error(String type, String message);

    abstract String errorEvent();

    String garbageEvent() {
        return data("<<<not json>>>");
    }

    String streamType() {
        return "text/event-stream";
    }

    private static String event(String name, String data) {
        return "event: " + name + "\n" + data(data);
    }

    private static String data(String data) {
        return "data: " + data + "\n\n";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
