package io.serai.packaged;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;

/** What a server answered since it was last asked, where it is short enough to be said again. */
class LastAnswer {

    private static final int LONGEST = 16_384;

    private final Socket caller;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    LastAnswer(Socket caller) {
        this.caller = caller;
    }

    Socket caller() {
        return caller;
    }

    synchronized void pass(byte[] piece, int size) throws IOException {
        if (answer.size() <= LONGEST) {
            answer.write(piece, 0, size);
        }
        caller.getOutputStream().write(piece, 0, size);
    }

    synchronized boolean isKnown() {
        return answer.size() > 0 && answer.size() <= LONGEST;
    }

    synchronized void again() throws IOException {
        caller.getOutputStream().write(answer.toByteArray());
    }

    synchronized void forget() {
        answer.reset();
    }
}
