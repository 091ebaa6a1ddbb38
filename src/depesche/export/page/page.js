"use strict";
// Pointing at a record lights up its words, and pointing at words lights up their records.
(() => {
  const owners = new Map();
  for (const element of document.querySelectorAll("[data-k]")) {
    for (const word of element.dataset.k.split(" ")) {
      const [key, role] = word.split(".");
      if (!owners.has(key)) owners.set(key, []);
      owners.get(key).push([element, role]);
    }
  }
  let lit = [];
  const add = (element, name) => { element.classList.add(name); lit.push([element, name]); };
  const clear = () => { for (const [element, name] of lit) element.classList.remove(name); lit = []; };
  const light = (element) => {
    clear();
    const keys = element.dataset.k.split(" ").map((word) => word.split(".")[0]);
    for (const [other, role] of owners.get(keys[0])) {
      add(other, "on");
      if (role) add(other, "as-" + role);
    }
    if (element.closest("aside")) return;
    for (const key of keys.slice(1)) {
      for (const [other] of owners.get(key)) if (other.classList.contains("rec")) add(other, "near");
    }
  };
  const over = (event) => {
    const element = event.target.closest?.("[data-k]");
    if (element) light(element); else clear();
  };
  document.addEventListener("mouseover", over);
  document.addEventListener("focusin", over);
  document.addEventListener("focusout", clear);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    // In a frame without an address of its own a link to "#..." would load the notebook into the frame.
    if (location.protocol === "about:") event.preventDefault();
    target.scrollIntoView({ block: "center" });
    if (target.dataset.k) light(target);
    if (!event.defaultPrevented) history.replaceState(null, "", link.getAttribute("href"));
    event.preventDefault();
    const stop = target.matches("a") ? target : target.querySelector("a");
    stop?.focus({ preventScroll: true });
  });
})();
