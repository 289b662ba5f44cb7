package dev.parley.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.parley.persistence", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule knowsNeitherTheEdgeNorTheNode = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.parley.api..", "dev.parley.node..", "dev.parley.client..", "akka.http..");

    @ArchTest
    static final ArchRule timeAndChanceComeFromOutside = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule capabilitiesDoNotGoInCircles =
            slices().matching("dev.parley.persistence.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEmbeddedDaemonStandsAlone = noClasses()
            .that()
            .resideInAPackage("..persistence.embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("akka..", "com.datastax..", "..persistence.journal..", "..persistence.cassandra..");

    @ArchTest
    static final ArchRule eventsKnowNoDatabase = noClasses()
            .that()
            .implement(dev.parley.persistence.journal.JournalEvent.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("akka..", "com.datastax..");
}
