package io.serai.console;

import io.serai.account.SecondFactors;
import io.serai.account.SecondFactors.Proposal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factor. No route sees a password or a secret. */
@RestController
@RequestMapping("/api/v1/session/second-factor")
class SecondFactorRequests {
    record RecoveryCodes(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodes[]";
        }
    }

    record SayPassword(String password) {
        SayPassword {
            BodyText.check("password", password, 1, 200);
        }

        @Override
        public String toString() {
            return "SayPassword[]";
        }
    }

    /** @param code null without a second factor */
    record RemoveSecondFactor(String password, String code) {
        RemoveSecondFactor {
            BodyText.check("password", password, 1, 200);
            if (code != null) {
                BodyText.check("code", code, 6, 30);
            }
        }

        @Override
        public String toString() {
            return "RemoveSecondFactor[]";
        }
    }

    private final SecondFactors secondFactors;

    SecondFactorRequests(SecondFactors secondFactors) {
        this.secondFactors = secondFactors;
    }

    @PostMapping
    Proposal proposeSecondFactor(@RequestBody SayPassword body, HttpServletRequest request) {
        return secondFactors.propose(body.password(), request.getRemoteAddr());
    }

    @PutMapping
    RecoveryCodes confirmSecondFactor(@RequestBody SayCode body) {
        return new RecoveryCodes(secondFactors.confirm(body.code()));
    }

    @PostMapping("/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSecondFactor(@RequestBody RemoveSecondFactor body, HttpServletRequest request) {
        secondFactors.remove(body.password(), body.code(), request.getRemoteAddr());
    }
}
