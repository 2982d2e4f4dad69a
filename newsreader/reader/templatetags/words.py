from django import template

from newsreader.arabic.shorten import shorten

register = template.Library()

register.filter("shortened", shorten)
