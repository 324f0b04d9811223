const WORDS = {
  en: {
    choose: "Choose a password of at least 12 characters",
    keep: "Keep it",
    kept: "That is your password now. You can sign in with it.",
    enter: "Sign in",
    noLink: "Open this page by the link in the mail.",
    trouble: "The hub cannot be reached. Try again.",
  },
  ko: {
    choose: "12자 이상의 비밀번호를 정하세요",
    keep: "저장",
    kept: "비밀번호가 저장되었습니다. 이제 로그인하세요.",
    enter: "로그인",
    noLink: "메일에 있는 링크로 이 페이지를 여세요.",
    trouble: "서버에 연결할 수 없습니다. 다시 시도하세요.",
  },
};
const PATHS = { reset: "/api/v1/password-resets", invitation: "/api/v1/invitations" };

const words = navigator.language.startsWith("ko") ? WORDS.ko : WORDS.en;
const form = document.querySelector("#choose");
const outcome = document.querySelector("#outcome");
const [purpose, token] = location.hash.slice(1).split("=");

document.documentElement.lang = words === WORDS.ko ? "ko" : "en";
document.querySelectorAll("[data-word]").forEach((it) => (it.textContent = words[it.dataset.word]));
// Neither the history nor a copied address may hold the token.
history.replaceState(null, "", location.pathname);

if (!PATHS[purpose] || !token) {
  form.hidden = true;
  outcome.textContent = words.noLink;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  outcome.textContent = "";
  try {
    const answer = await fetch(PATHS[purpose], {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, new_password: form.querySelector("#password").value }),
    });
    form.hidden = answer.ok;
    document.querySelector("#enter").hidden = !answer.ok;
    outcome.textContent = answer.ok ? words.kept : (await answer.json()).detail;
  } catch {
    outcome.textContent = words.trouble;
  }
});
