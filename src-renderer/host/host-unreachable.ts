/** The host process does not answer, or answered what is no answer. Nothing is known about what it did. */
export class HostUnreachable extends Error {}
