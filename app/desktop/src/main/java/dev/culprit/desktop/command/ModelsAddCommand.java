package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.HomeModels;
import dev.culprit.desktop.wiring.ProfileForm;
import dev.culprit.llm.chat.ModelLimits;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.ui.services.ModelSettings;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "add",
        description = {
            "Add a model, or change the one of that name.",
            "A key is never an argument: it comes from standard input or from a variable."
        })
final class ModelsAddCommand implements Callable<Integer> {
    @ParentCommand private ModelsCommand parent = new ModelsCommand();

    @Parameters(paramLabel = "NAME", description = "what you call it, for --reasoner NAME")
    private String name = "";

    @Option(
            names = "--provider",
            required = true,
            paramLabel = "KIND",
            description = "anthropic, openai, openai_compatible or ollama")
    private String provider = "";

    @Option(names = "--model", required = true, description = "as the provider calls it")
    private String model = "";

    @Option(names = "--endpoint", paramLabel = "URL", description = "default: the provider's own")
    private @Nullable String endpoint;

    @Option(
            names = "--key-stdin",
            description = "read the key from standard input and store it in secrets.json")
    private boolean keyFromInput;

    @Option(names = "--calls", description = "most calls per investigation")
    private int calls = ModelLimits.STANDARD.calls();

    @Option(names = "--tokens", description = "most tokens per investigation")
    private long tokens = ModelLimits.STANDARD.tokens();

    @Option(names = "--cost", paramLabel = "USD", description = "most money per investigation")
    private BigDecimal cost = ModelLimits.STANDARD.usd();

    @Option(names = "--price-in", paramLabel = "USD", description = "per million tokens sent")
    private @Nullable BigDecimal priceIn;

    @Option(names = "--price-out", paramLabel = "USD", description = "per million tokens received")
    private @Nullable BigDecimal priceOut;

    @Option(
            names = "--context",
            paramLabel = "TOKENS",
            description = "how much the model takes in and gives out together")
    private @Nullable Integer context;

    @Option(names = "--no-streaming", description = "for servers whose streams have no end event")
    private boolean wholeAnswers;

    @Override
    public Integer call() {
        try (HomeModels models = parent.open()) {
            ModelProfile profile = profile(models);
            if (keyFromInput) {
                models.keys().store(name, key());
            }
            models.profiles().save(profile);
            System.out.println(ModelLines.of(profile, models.keys()));
        }
        return ExitCode.FOUND.code();
    }

    private ModelProfile profile(HomeModels models) {
        var form =
                new ModelSettings.Profile(
                        name,
                        provider,
                        model,
                        Optional.ofNullable(endpoint),
                        keyFromInput,
                        calls,
                        tokens,
                        cost,
                        Optional.ofNullable(priceIn),
                        Optional.ofNullable(priceOut));
        try {
            ModelProfile read = ProfileForm.read(form, models.profiles().find(name));
            ModelProfile sized = context == null ? read : read.withContext(context);
            return sized.withStreaming(!wholeAnswers);
        } catch (IllegalArgumentException wrong) {
            throw Complaint.badInput(String.valueOf(wrong.getMessage()));
        }
    }

    /// Typed unseen at a terminal; the first line otherwise.
    private static String key() {
        String key =
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .map(ModelsAddCommand::typed)
                        .orElseGet(ModelsAddCommand::line);
        if (key.isBlank()) {
            throw Complaint.badInput("There is no key on standard input.");
        }
        return key.strip();
    }

    private static String typed(Console console) {
        return Optional.ofNullable(console.readPassword("Key: ")).map(String::new).orElse("");
    }

    private static String line() {
        try {
            String line =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            return line == null ? "" : line;
        } catch (IOException closed) {
            return "";
        }
    }
}
