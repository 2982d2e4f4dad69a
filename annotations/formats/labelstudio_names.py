"""What the two sides of Label Studio have in common: its configuration."""

from dataclasses import dataclass

from annotations.scheme import Layer

CONFIG_FILE = "label_config.xml"
SAID_BY = "said by"
LENT_BY = "lent by"
METONYMY = "metonymy"
PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Field:
    """What is said of a region beside its label: of which layer, and how Label Studio types it."""

    layer: Layer
    type: str
    several: bool = False

    @property
    def values(self) -> str:
        """The key of the region's `value` that has what is said."""
        return "text" if self.type == "textarea" else self.type


FIELDS = {
    "kind": Field(Layer.QUOTE, "choices"),
    "said_by": Field(Layer.QUOTE, "textarea", several=True),
    "entity": Field(Layer.SPEAKER, "textarea"),
    "lemma": Field(Layer.CUE, "textarea"),
    "place_name": Field(Layer.PLACE, "textarea"),
    "gazetteer": Field(Layer.PLACE, "textarea"),
    "metonymy": Field(Layer.PLACE, "choices"),
}

# The words people see are Arabic; what Label Studio writes are the aliases.
CONFIG = f"""<View>
  <Style>
    .lsf-richtext, [class*="richtext"] {{ direction: rtl; text-align: right; }}
    .fields {{ direction: rtl; text-align: right; }}
    textarea, input {{ unicode-bidi: plaintext; text-align: start; }}
  </Style>
  <View className="fields"><Header value="$title" size="4"/></View>
  <View className="fields">
    <Labels name="layer" toName="text" showInline="true">
      <Label value="قول" alias="quote" hotkey="1" background="#d4a017"/>
      <Label value="متكلم" alias="speaker" hotkey="2" background="#2f7fb8"/>
      <Label value="عبارة إسناد" alias="cue" hotkey="3" background="#8e5bb5"/>
      <Label value="مكان" alias="place" hotkey="4" background="#3f8f4f"/>
    </Labels>
  </View>
  <Relations>
    <Relation value="{SAID_BY}" background="#2f7fb8"/>
    <Relation value="{LENT_BY}" background="#8e5bb5"/>
  </Relations>
  <Text name="text" value="$text" granularity="symbol"/>
  <View className="fields" visibleWhen="region-selected" whenTagName="layer" whenLabelValue="quote">
    <Choices name="kind" toName="text" perRegion="true" choice="single-radio" showInline="true">
      <Choice value="مباشر" alias="direct" hotkey="5"/>
      <Choice value="غير مباشر" alias="indirect" hotkey="6"/>
      <Choice value="مختلط" alias="mixed" hotkey="7"/>
    </Choices>
    <Header value="من قاله، إن لم يذكر هنا" size="6"/>
    <TextArea name="said_by" toName="text" perRegion="true" editable="true"/>
  </View>
  <View className="fields" visibleWhen="region-selected" whenTagName="layer" whenLabelValue="speaker">
    <Header value="اسم المتكلم" size="6"/>
    <TextArea name="entity" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>
  </View>
  <View className="fields" visibleWhen="region-selected" whenTagName="layer" whenLabelValue="cue">
    <Header value="الصيغة الأساسية" size="6"/>
    <TextArea name="lemma" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>
  </View>
  <View className="fields" visibleWhen="region-selected" whenTagName="layer" whenLabelValue="place">
    <Header value="اسم المكان، إن خالف ألفاظه" size="6"/>
    <TextArea name="place_name" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>
    <Header value="مفتاحه في معجم الأماكن" size="6"/>
    <TextArea name="gazetteer" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>
    <Choices name="metonymy" toName="text" perRegion="true" choice="multiple" showInline="true">
      <Choice value="يراد به أهله أو حكومته" alias="{METONYMY}" hotkey="8"/>
    </Choices>
  </View>
  <View className="fields">
    <Header value="المتكلمون: النوع، ثم نقطتان، ثم الاسم" size="6"/>
    <TextArea name="{PEOPLE}" toName="text" editable="true"/>
  </View>
</View>
"""
