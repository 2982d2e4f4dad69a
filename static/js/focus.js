/** Where the focus is, and the menu that takes it. */

/** Whether it is the page itself that has the focus: a press on empty space gives it to the main part. */
export const isNowhere = (target) => target.matches("html, body, main");

/** The menu of the bar where it is open, else null. */
export const openMenu = (host) => host.querySelector("details.more[open]");

/** Closes a menu; where it had the focus its button keeps that. */
export function leaveMenu(menu) {
  if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  menu.open = false;
}
