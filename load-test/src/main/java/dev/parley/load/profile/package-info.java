/** Where the CPU goes while messages flow: samples of the nodes' threads, by the stage of a message's path. */
@NullMarked
package dev.parley.load.profile;

import org.jspecify.annotations.NullMarked;
