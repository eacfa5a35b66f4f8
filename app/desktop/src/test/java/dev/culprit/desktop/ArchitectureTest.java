package dev.culprit.desktop;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Allow-lists wherever possible: a ban on a package that was renamed passes in silence.
class ArchitectureTest {

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("dev.culprit");

    /// The way of an investigation: each package may use those before it and no other.
    private static final List<String> CORE_PACKAGES =
            List.of(
                    "event",
                    "source",
                    "alert",
                    "context",
                    "measurement",
                    "hypothesis",
                    "query",
                    "scan",
                    "evidence",
                    "finding",
                    "investigation",
                    "library",
                    "reasoning",
                    "flow",
                    "report",
                    "replay");

    private static final String[] PLAIN_JAVA = {
        "java.lang..", "java.util..", "java.time..", "java.math..", "org.jspecify.."
    };

    @Test
    void theCoreKnowsOnlyPlainJava() {
        check(moduleSeesOnly("dev.culprit.core..", PLAIN_JAVA));
    }

    @Test
    void theBuiltInAnalystAddsOnlyTheCore() {
        check(
                moduleSeesOnly(
                        "dev.culprit.analyst..", with(PLAIN_JAVA, Set.of("dev.culprit.core.."))));
    }

    @Test
    void everyCorePackageHasItsPlaceInTheFlow() {
        String[] known =
                CORE_PACKAGES.stream()
                        .map(name -> "dev.culprit.core." + name + "..")
                        .toArray(String[]::new);
        check(
                classes()
                        .that()
                        .resideInAPackage("dev.culprit.core..")
                        .should()
                        .resideInAnyPackage(known));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corePackagesInOrder")
    void aCorePackageUsesOnlyThoseBeforeIt(String name, List<String> itselfAndEarlier) {
        check(
                moduleSeesOnly(
                        "dev.culprit.core." + name + "..", with(PLAIN_JAVA, itselfAndEarlier)));
    }

    static Stream<Arguments> corePackagesInOrder() {
        return IntStream.range(0, CORE_PACKAGES.size())
                .mapToObj(i ->
                        Arguments.of(
                                CORE_PACKAGES.get(i),
                                CORE_PACKAGES.subList(0, i + 1).stream()
                                        .map(name -> "dev.culprit.core." + name + "..")
                                        .toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modulesOutsideTheCore")
    void aModuleSeesOnlyTheCoreAndItsOwnLibraries(String module, List<String> seen) {
        check(moduleSeesOnly(module, with(new String[] {"java..", "org.jspecify.."}, seen)));
    }

    static Stream<Arguments> modulesOutsideTheCore() {
        String core = "dev.culprit.core..";
        String kit = "dev.culprit.connector.kit..";
        String slf4j = "org.slf4j..";
        String jackson = "com.fasterxml.jackson..";
        String hikari = "com.zaxxer.hikari..";
        return Stream.of(
                Arguments.of("dev.culprit.samples..", List.of()),
                Arguments.of("dev.culprit.sqlguard..", List.of(core, "net.sf.jsqlparser..")),
                Arguments.of(
                        "dev.culprit.eventstore..",
                        List.of(
                                core,
                                slf4j,
                                jackson,
                                hikari,
                                "javax.sql..",
                                "org.h2..",
                                "org.flywaydb..")),
                Arguments.of(
                        "dev.culprit.llm..",
                        List.of(
                                core,
                                jackson,
                                "dev.langchain4j..",
                                "javax.crypto..",
                                "javax.net.ssl..")),
                Arguments.of(
                        "dev.culprit.report..",
                        List.of(
                                core,
                                slf4j,
                                jackson,
                                "com.openhtmltopdf..",
                                "org.apache.pdfbox..",
                                "org.apache.fontbox..",
                                "javax.xml..",
                                "org.w3c.dom..",
                                "org.xml.sax..")),
                Arguments.of(
                        kit,
                        List.of(
                                core,
                                slf4j,
                                jackson,
                                "javax.crypto..",
                                "javax.sql..",
                                "javax.net.ssl..",
                                "org.duckdb..")),
                Arguments.of(
                        "dev.culprit.connector.files..",
                        List.of(core, kit, slf4j, jackson, "org.duckdb..", "javax.xml.stream..")),
                Arguments.of(
                        "dev.culprit.connector.jdbc..",
                        List.of(
                                core,
                                kit,
                                slf4j,
                                hikari,
                                "javax.sql..",
                                "com.amazon.redshift..",
                                "com.microsoft.sqlserver..",
                                "io.trino.jdbc..",
                                "org.duckdb..",
                                "org.h2..",
                                "org.mariadb..",
                                "org.postgresql..",
                                "org.sqlite..")),
                Arguments.of("dev.culprit.connector.metadata..", List.of(core, jackson)),
                Arguments.of(
                        "dev.culprit.connector.documents..",
                        List.of(
                                core,
                                kit,
                                jackson,
                                "com.mongodb..",
                                "org.bson..",
                                "com.datastax.oss..")),
                Arguments.of("dev.culprit.connector.saas..", List.of(core, kit, jackson)),
                Arguments.of(
                        "dev.culprit.connector.cloud..",
                        List.of(
                                core,
                                kit,
                                jackson,
                                "javax.crypto..",
                                "javax.net.ssl..",
                                "javax.xml.stream..",
                                "org.apache.spark..",
                                "org.sparkproject..")),
                Arguments.of(
                        "dev.culprit.ui..",
                        List.of(
                                core,
                                "javafx..",
                                "atlantafx..",
                                "org.controlsfx..",
                                "org.kordamp.ikonli..",
                                "org.fxmisc..",
                                "org.reactfx..")));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("dev.culprit.(**)").should().beFreeOfCycles());
    }

    @Test
    void packagesAreNamedForWhatTheyOwn() {
        check(
                noClasses()
                        .should()
                        .resideInAnyPackage("..util..", "..impl..", "..manager..", "..helper.."));
    }

    @Test
    void onlyStoresAndConnectorsSpeakJdbc() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.culprit.connector..", "dev.culprit.eventstore..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql.."));
    }

    @Test
    void ofTheKitOnlyTheEmbeddedEngineKnowsDuckDb() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("dev.culprit.connector.kit")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.duckdb..", "com.fasterxml.jackson.."));
    }

    @Test
    void onlyTheSqlGuardKnowsTheSqlParser() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.culprit.sqlguard..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("net.sf.jsqlparser.."));
    }

    @Test
    void scoringKnowsNoPartOfTheProduct() {
        check(
                moduleSeesOnly(
                        "dev.culprit.desktop.bench..",
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.."));
    }

    @Test
    void onlyTheBenchCommandKnowsScoring() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.culprit.desktop.bench..")
                        .and()
                        .haveNameNotMatching(
                                "dev\\.culprit\\.desktop\\.command\\.BenchCommand(\\$.*)?")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.culprit.desktop.bench.."));
    }

    /// A dependency rule does not see a file name, the constants of a class do. The command names it
    /// in its help only.
    @Test
    void onlyScoringAndTheSamplesNameTheFileOfTheTruth() throws IOException {
        Set<String> naming = new TreeSet<>();
        for (JavaClass each : PRODUCT) {
            try (InputStream code = each.getSource().orElseThrow().getUri().toURL().openStream()) {
                if (new String(code.readAllBytes(), ISO_8859_1).contains("truth.json")) {
                    naming.add(each.getFullName());
                }
            }
        }
        assertThat(naming)
                .containsExactly(
                        "dev.culprit.desktop.bench.Truth",
                        "dev.culprit.desktop.command.BenchCommand",
                        "dev.culprit.samples.SampleFiles");
    }

    @Test
    void onlyTheWireKnowsTheModelLibrary() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.culprit.llm.wire..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.langchain4j.."));
    }

    @Test
    void theWindowHasNoNetwork() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("dev.culprit.ui..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.net.http.."));
    }

    @Test
    void onlyTheGatePackageCreatesApprovedQueries() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.culprit.core.query..")
                        .should()
                        .accessTargetWhere(
                                target(
                                        "the constructor of ApprovedQuery",
                                        it ->
                                                it.getOwner()
                                                                .getFullName()
                                                                .equals(
                                                                        "dev.culprit.core.query.ApprovedQuery")
                                                        && it.getName().equals("<init>"))));
    }

    @Test
    void onlyFxThreadHopsToTheScreen() {
        check(
                noClasses()
                        .that()
                        .haveNameNotMatching("dev\\.culprit\\.ui\\.fx\\.FxThread(\\$.*)?")
                        .should()
                        .accessTargetWhere(
                                target(
                                        "Platform.runLater",
                                        it ->
                                                it.getOwner()
                                                                .getFullName()
                                                                .equals(
                                                                        "javafx.application.Platform")
                                                        && it.getName().equals("runLater"))));
    }

    @Test
    void aViewModelHoldsNoNode() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage.."));
    }

    @Test
    void looksComeFromStyleClasses() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("dev.culprit.ui..")
                        .should()
                        .accessTargetWhere(
                                target(
                                        "Node.setStyle",
                                        it ->
                                                it.getName().equals("setStyle")
                                                        && parameters(it)
                                                                .equals(
                                                                        List.of(
                                                                                "java.lang.String")))));
    }

    @Test
    void nothingStaticIsMutable() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void timeAndRandomnessComeIn() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("dev.culprit.core..", "dev.culprit.analyst..")
                        .should()
                        .accessTargetWhere(
                                target(
                                        "the system's clock or randomness",
                                        ArchitectureTest::isUnrepeatable)));
    }

    private static boolean isUnrepeatable(AccessTarget target) {
        String owner = target.getOwner().getFullName();
        String name = target.getName();
        return switch (owner) {
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.Random" -> name.equals("<init>") && parameters(target).isEmpty();
            case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
            case "java.time.Clock", "java.time.InstantSource" ->
                    name.startsWith("system") || name.startsWith("tick");
            default ->
                    owner.startsWith("java.time.")
                            && name.equals("now")
                            && !parameters(target).contains(Clock.class.getName());
        };
    }

    private static List<String> parameters(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget code
                ? code.getRawParameterTypes().stream().map(type -> type.getFullName()).toList()
                : List.of();
    }

    private static DescribedPredicate<JavaAccess<?>> target(
            String description, Predicate<AccessTarget> test) {
        return describe(description, access -> test.test(access.getTarget()));
    }

    private static ArchRule moduleSeesOnly(String module, String... seen) {
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(seen, Set.of(module)));
    }

    private static String[] with(String[] some, Iterable<String> more) {
        List<String> all = new ArrayList<>(Arrays.asList(some));
        more.forEach(all::add);
        return all.toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }
}
