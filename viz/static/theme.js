// Before the first paint: the theme chosen earlier.
"use strict";
try {
  const chosen = localStorage.getItem("jiaoce-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* a browser that keeps nothing gets the system's theme */ }
