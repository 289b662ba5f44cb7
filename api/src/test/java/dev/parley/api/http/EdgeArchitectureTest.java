package dev.parley.api.http;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.parley.api", importOptions = ImportOption.DoNotIncludeTests.class)
class EdgeArchitectureTest {
    @ArchTest
    static final ArchRule knowsNeitherTheClusterNorItsStores = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.node..",
                    "dev.parley.persistence..",
                    "com.datastax..",
                    "akka.persistence..",
                    "akka.cluster..");

    @ArchTest
    static final ArchRule handlesNoActors = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("akka.actor.typed.ActorRef")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("akka.actor.ActorRef");

    @ArchTest
    static final ArchRule usesNoStockWebSocket =
            noClasses().should().dependOnClassesThat().resideInAPackage("akka.http.javadsl.model.ws..");

    @ArchTest
    static final ArchRule asksForTimeAndChanceInItsConstructors = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(Random.class);

    @ArchTest
    static final ArchRule connectionsKnowNothingOfWhatRunsInThem = noClasses()
            .that()
            .resideInAPackage("dev.parley.api.connection..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.parley.api..").and(resideOutsideOfPackage("dev.parley.api.connection..")));

    @ArchTest
    static final ArchRule restAndWebSocketKnowNothingOfEachOther = noClasses()
            .that()
            .resideInAPackage("dev.parley.api.websocket..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.parley.api.rest..", "dev.parley.api.http..", "akka.http..");

    @ArchTest
    static final ArchRule capabilitiesDoNotReachIntoTheServer = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.api.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.api.http..");
}
