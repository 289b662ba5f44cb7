package dev.parley.node;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.typesafe.config.Config;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.parley.node", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String PURE_STATE =
            ".*\\.(Account|ActiveAccount|NoAccount|Friendship|RowChange|Conversation|Decision|UserSession)(\\$.*)?";

    @ArchTest
    static final ArchRule stateKnowsNoActors = noClasses()
            .that()
            .haveNameMatching(PURE_STATE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("akka..", "com.datastax..", "com.typesafe.config..");

    @ArchTest
    static final ArchRule capabilitiesDoNotGoInCircles =
            slices().matching("dev.parley.node.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlySettingsReadTheConfiguration = noClasses()
            .that()
            .haveNameNotMatching(".*Settings(\\$.*)?")
            .should()
            .accessTargetWhere(readsAValue());

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule timeAndChanceComeFromOutside = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyMainsTakeTheClockOfTheSystem = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(NodeMain.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(RebuildMain.class.getName())
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule theLauncherOfProcessesKnowsNoActor = noClasses()
            .that()
            .resideInAPackage("dev.parley.node.local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "akka..",
                    "dev.parley.node.account..",
                    "dev.parley.node.conversation..",
                    "dev.parley.node.session..");

    @ArchTest
    static final ArchRule capabilitiesDoNotKnowTheComposition = classes()
            .that(describe("stand at the top of the node", WallsTest::composes))
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAPackage("dev.parley.node");

    private static boolean composes(JavaClass type) {
        return type.getPackageName().equals("dev.parley.node")
                && !type.isAssignableTo(ClusterMessage.class)
                && !type.getSimpleName().equals("package-info");
    }

    private static DescribedPredicate<JavaAccess<?>> readsAValue() {
        return describe(
                "read a value of the configuration",
                access -> access.getTargetOwner().isAssignableTo(Config.class)
                                && access.getName().startsWith("get")
                        || access.getTargetOwner().isAssignableTo(Config.class)
                                && access.getName().equals("hasPath"));
    }
}
