// What runs in the browser: each part looks for what it works on and leaves other pages alone.
import "./style.css";
import { keys } from "./keys";
import { incident } from "./incident";
import { report } from "./report";
import { decide } from "./decide";
import { add } from "./add";

document.documentElement.classList.add("js");
keys();
incident();
report();
decide();
add();
if (document.getElementById("workbench")) {
  void import("./overview").then((part) => part.overview());
}
