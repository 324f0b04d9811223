package io.serai.shared;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * For whom the current thread works, and so which rows of the database it sees. A thread that answers a request works for
 * the one who made it, from the moment they are known; every other thread does the hub's own work. What a request sets
 * off and no person could do themself, such as storing what arrived, is marked with {@link HubsWork}.
 */
public final class Acting {

    /** The role of whoever holds a visitor token; all other roles are those of accounts. */
    public static final String CUSTOMER = "CUSTOMER";

    private static final ThreadLocal<Person> PERSON = new ThreadLocal<>();
    private static final ThreadLocal<Program> PROGRAM = new ThreadLocal<>();

    /** What acts for a person, named by its API token. */
    public record Program(UUID tokenId, String tokenName) {}

    /**
     * @param role of an account, {@link #CUSTOMER}, or null for somebody unknown, who sees nothing
     * @param accountId null for customers
     * @param conversationId the only one that a customer sees, null for accounts
     */
    public record Person(String role, UUID accountId, UUID conversationId) {

        public static final Person NOBODY = new Person(null, null, null);

        public static Person withAccount(UUID id, String role) {
            return new Person(role, id, null);
        }

        public static Person customerIn(UUID conversationId) {
            return new Person(CUSTOMER, null, conversationId);
        }
    }

    private Acting() {}

    /** Empty where the thread does the hub's own work. */
    public static Optional<Person> person() {
        return Optional.ofNullable(PERSON.get());
    }

    /** The account of the person, or null where there is none. */
    public static UUID accountId() {
        return person().map(Person::accountId).orElse(null);
    }

    /** The program that makes the request in the name of its owner, or null where they make it themself. */
    public static Program program() {
        return PROGRAM.get();
    }

    /** The same as {@link #as(Person, Callable)}. @param program null for none */
    public static <T> T as(Person person, Program program, Callable<T> work) throws Exception {
        Program before = PROGRAM.get();
        set(PROGRAM, program);
        try {
            return as(person, work);
        } finally {
            set(PROGRAM, before);
        }
    }

    public static <T> T as(Person person, Callable<T> work) throws Exception {
        Person before = PERSON.get();
        set(PERSON, person);
        try {
            return work.call();
        } finally {
            set(PERSON, before);
        }
    }

    /** Does what the hub does for itself, whoever set it off. */
    public static <T> T asHub(Supplier<T> work) {
        Person before = PERSON.get();
        set(PERSON, null);
        try {
            return work.get();
        } finally {
            set(PERSON, before);
        }
    }

    /** For another thread to do the work for the same person. */
    public static Runnable carried(Runnable work) {
        Person person = PERSON.get();
        Program program = PROGRAM.get();
        return () -> {
            Person before = PERSON.get();
            Program programBefore = PROGRAM.get();
            set(PERSON, person);
            set(PROGRAM, program);
            try {
                work.run();
            } finally {
                set(PERSON, before);
                set(PROGRAM, programBefore);
            }
        };
    }

    private static <T> void set(ThreadLocal<T> acting, T value) {
        if (value == null) {
            acting.remove();
        } else {
            acting.set(value);
        }
    }
}
