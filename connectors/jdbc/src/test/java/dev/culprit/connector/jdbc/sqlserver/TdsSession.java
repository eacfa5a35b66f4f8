package dev.culprit.connector.jdbc.sqlserver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.duckdb.DuckDBConnection;

/// One client's connection. Its thread reads messages, and each is answered on a thread of its own, so
/// that an attention signal is read while a query runs (MS-TDS 2.2.1.7).
final class TdsSession {
    private static final long AGAIN_MILLIS = 20;

    private final DuckDbTdsServer server;
    private final DataInputStream in;
    private final TdsPackets out;
    private final TdsTokens tokens;

    TdsSession(DuckDbTdsServer server, Socket client) throws IOException {
        this.server = server;
        this.in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        this.out = new TdsPackets(new BufferedOutputStream(client.getOutputStream()));
        this.tokens = new TdsTokens(out);
    }

    /// Until the client is gone or refused.
    void serve() throws IOException, SQLException, InterruptedException {
        expect(TdsMessage.PRELOGIN);
        tokens.prelogin();
        TdsLogin login = TdsLogin.of(expect(TdsMessage.LOGIN));
        server.note(login);
        Optional<ServerError> refusal = refusal(login);
        if (refusal.isPresent()) {
            tokens.error(refusal.get());
            tokens.done(false, TdsTokens.End.FAILED);
            return;
        }
        tokens.welcome(login);
        tokens.done(false, TdsTokens.End.SETTING);
        out.resize(login.packetSize());
        try (DuckDBConnection connection = server.session(login)) {
            answerAll(new TdsBatches(server, connection, tokens));
        }
    }

    private static Optional<ServerError> refusal(TdsLogin login) {
        if (!DuckDbTdsServer.LOGINS.contains(login.user())
                || !login.password().equals(DuckDbTdsServer.PASSWORD)) {
            return Optional.of(ServerError.noLogin(login.user()));
        }
        return login.database().equals(DuckDbTdsServer.DATABASE)
                ? Optional.empty()
                : Optional.of(ServerError.noDatabase(login.database()));
    }

    private TdsMessage expect(int type) throws IOException {
        TdsMessage message = TdsMessage.read(in);
        if (message.type() != type) {
            throw new IOException("Not the time for a message of type " + message.type());
        }
        return message;
    }

    private void answerAll(TdsBatches batches) throws IOException, InterruptedException {
        FutureTask<Void> answer = new FutureTask<>(() -> null);
        answer.run();
        try {
            while (true) {
                TdsMessage message = TdsMessage.read(in);
                boolean attention = message.type() == TdsMessage.ATTENTION;
                if (attention && !server.hears()) {
                    continue;
                }
                stopOrWait(batches, answer, attention);
                if (attention) {
                    tokens.stopped();
                } else {
                    answer = new FutureTask<>(() -> answerOrLeave(batches, message));
                    Thread.ofPlatform().daemon().name("tds-answer").start(answer);
                }
            }
        } finally {
            stopOrWait(batches, answer, true);
        }
    }

    /// Whoever waits for an answer that cannot be given is not left waiting.
    private Void answerOrLeave(TdsBatches batches, TdsMessage message) throws IOException {
        try {
            return batches.answer(message);
        } catch (IOException | RuntimeException | Error failure) {
            in.close();
            throw failure;
        }
    }

    /// DuckDB forgets a cancel that comes a moment before the query starts, hence the repetition.
    private static void stopOrWait(TdsBatches batches, Future<Void> answer, boolean stop)
            throws InterruptedException {
        batches.stop(stop);
        while (!isOver(answer)) {
            batches.stop(stop);
        }
        batches.stop(false);
    }

    private static boolean isOver(Future<Void> answer) throws InterruptedException {
        try {
            answer.get(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException failed) {
            // The client is gone, or was left.
            return true;
        }
    }
}
