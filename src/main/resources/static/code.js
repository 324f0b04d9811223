const WORDS = {
  en: {
    say: "Code of your authenticator app, or a recovery code",
    signIn: "Sign in",
    again: "Begin again",
    wrong: "This code is wrong, or was used before.",
    over: "This took too long. Begin again.",
    trouble: "The hub cannot be reached. Try again.",
  },
  ko: {
    say: "인증 앱의 코드 또는 복구 코드",
    signIn: "로그인",
    again: "처음부터 다시 하기",
    wrong: "코드가 틀렸거나 이미 사용되었습니다.",
    over: "시간이 너무 오래 걸렸습니다. 처음부터 다시 하세요.",
    trouble: "서버에 연결할 수 없습니다. 다시 시도하세요.",
  },
};

const words = navigator.language.startsWith("ko") ? WORDS.ko : WORDS.en;
const form = document.querySelector("#say");
const outcome = document.querySelector("#outcome");

document.documentElement.lang = words === WORDS.ko ? "ko" : "en";
document.querySelectorAll("[data-word]").forEach((it) => (it.textContent = words[it.dataset.word]));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  outcome.textContent = "";
  try {
    const answer = await fetch("/api/v1/session/code", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code: form.querySelector("#code").value }),
    });
    if (answer.ok) {
      location.replace("/console/");
      return;
    }
    const problem = await answer.json();
    outcome.textContent = answer.status === 401 ? (problem.field ? words.wrong : words.over) : problem.detail;
  } catch {
    outcome.textContent = words.trouble;
  }
});
