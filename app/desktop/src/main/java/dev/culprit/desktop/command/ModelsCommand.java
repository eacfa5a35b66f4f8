package dev.culprit.desktop.command;

import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.HomeModels;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.llm.ConnectionCheck;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.prompts.PromptFile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "models",
        description = "Set up language models that work at the built-in analyst's side.",
        subcommands = {ModelsAddCommand.class, ModelsPreviewCommand.class})
final class ModelsCommand implements Callable<Integer> {
    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Override
    public Integer call() {
        return list();
    }

    Home home() {
        return culprit.home();
    }

    HomeModels open() {
        return Wiring.models(home());
    }

    @Command(name = "list", description = "List the models and where their keys are.")
    int list() {
        try (HomeModels models = open()) {
            List<ModelProfile> all = models.profiles().all();
            all.forEach(profile -> System.out.println(ModelLines.of(profile, models.keys())));
            if (all.isEmpty()) {
                System.out.println("There are none; `culprit models add --help` says how.");
            }
            System.out.println(ModelLines.localOnly(models.profiles().localOnly()));
        }
        return ExitCode.FOUND.code();
    }

    @Command(name = "remove", description = "Remove a model and its stored key.")
    int remove(@Parameters(paramLabel = "NAME", description = "its name") String name) {
        try (HomeModels models = open()) {
            require(models, name);
            models.profiles().remove(name);
            models.keys().remove(name);
        }
        return ExitCode.FOUND.code();
    }

    @Command(name = "test", description = "Ask a model one tiny question.")
    int test(@Parameters(paramLabel = "NAME", description = "its name") String name) {
        try (HomeModels models = open()) {
            ConnectionCheck check = models.check(require(models, name));
            return switch (check) {
                case ConnectionCheck.Works works -> {
                    System.out.println(ModelLines.of(works));
                    yield ExitCode.FOUND.code();
                }
                case ConnectionCheck.Fails(_, var sentence) ->
                        throw new Complaint(ExitCode.FAILED, sentence);
            };
        }
    }

    @Command(name = "prompts", description = "Print what models are told, word for word.")
    int prompts(
            @Parameters(arity = "0..1", paramLabel = "STEP", description = "only this one")
                    Optional<String> step) {
        step.filter(name -> !PromptFile.NAMES.contains(name))
                .ifPresent(name -> {
                    throw Complaint.badInput(
                            "There is no prompt "
                                    + name
                                    + "; there is "
                                    + String.join(", ", PromptFile.NAMES)
                                    + ".");
                });
        for (PromptFile each : PromptFile.all()) {
            if (step.isEmpty() || step.get().equals(each.name())) {
                System.out.println("=== " + each.name() + ", version " + each.version());
                System.out.println(each.text());
            }
        }
        return ExitCode.FOUND.code();
    }

    @Command(
            name = "local-only",
            description = "Allow only models on this machine: on or off; alone, tell how it is.")
    int localOnly(
            @Parameters(arity = "0..1", paramLabel = "on|off", description = "the switch")
                    Optional<String> position) {
        try (HomeModels models = open()) {
            if (position.isPresent()) {
                models.profiles().localOnly(isOn(position.get()));
            }
            System.out.println(ModelLines.localOnly(models.profiles().localOnly()));
        }
        return ExitCode.FOUND.code();
    }

    private static boolean isOn(String position) {
        return switch (position) {
            case "on" -> true;
            case "off" -> false;
            default -> throw Complaint.badInput("local-only is on or off, not " + position + ".");
        };
    }

    static ModelProfile require(HomeModels models, String name) {
        return models.profiles()
                .find(name)
                .orElseThrow(() ->
                        Complaint.badInput(
                                "There is no model "
                                        + name
                                        + "; `culprit models list` shows which there are."));
    }
}
