"use strict";
(() => {
  const find = document.getElementById("find");
  const state = document.getElementById("state");
  const articles = [...document.querySelectorAll(".articles > li")];
  find.addEventListener("input", () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const article of articles) {
      const text = article.textContent.toLowerCase();
      article.hidden = !words.every((word) => text.includes(word));
      if (!article.hidden) count += 1;
    }
    state.textContent = words.length > 0 ? `${count} of ${articles.length}` : "";
  });
})();
