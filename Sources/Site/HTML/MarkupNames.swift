import Markup
import Notebooks

// Both modules have `Attributes`, one for elements and one for what stands in braces.
typealias HTMLAttributes = Markup.Attributes
typealias BraceAttributes = Notebooks.Attributes
