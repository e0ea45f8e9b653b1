// A picture that is being worked out: its address that waits takes the place of this notice once the notice has been seen.
"use strict";
addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => location.replace(document.querySelector("main").dataset.later))));
